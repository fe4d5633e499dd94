package io.wardline.standalone;

/** What {@code --help} says of options that several commands share. */
final class HelpTexts {
    static final String LISTENS = """
              --http HOST:PORT   browsers and programs (default 127.0.0.1:8080); plain HTTP on loopback only, HTTPS elsewhere
              --mqtt HOST:PORT   devices, with TLS (default 127.0.0.1:8883)
            """;
    static final String NAMES = """
              --names A,B        further names and addresses of this machine, for its certificates
            """;
    static final String COUNTY_FOLDER = """
              --data DIR         the county's folder (default $XDG_DATA_HOME/wardline/county, or ~/.local/share/wardline/county)
            """;
    static final String DEMO_FOLDER = """
              --data DIR         the county's folder (default $XDG_DATA_HOME/wardline/demo, or ~/.local/share/wardline/demo)
            """;
    static final String DATABASE = """
              --db URL           postgresql://[SUPERUSER:PASSWORD@]HOST[:PORT]/DATABASE instead of the county's own server;
                                 the roles' passwords stand in roles.properties of --data, and a superuser's start sets them
            """;

    static final String COUNTY_NAME = """
              --county NAME      by which name the county's papers are issued (default 县医疗保障局)
            """;

    private HelpTexts() {}
}
