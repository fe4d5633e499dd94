package io.wardline.platform.file.sheet;

import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through XML in which there are neither document types nor entities of its own making (OWASP, "XXE Prevention"). */
final class SheetXml {
    private SheetXml() {}

    /** Sees the elements in order. */
    interface Visitor {
        /** An element begins; its name without prefix. */
        default void opens(String name, XMLStreamReader at) throws XMLStreamException {}

        /** Characters, a piece at a time. */
        default void text(String piece) {}

        /** An element ends. */
        default void closes(String name) {}
    }

    /**
     * Walks through one part.
     *
     * @throws io.wardline.platform.web.Malformed when it is not XML, or declares a document type
     */
    static void walk(byte[] part, Visitor visitor) {
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(part));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> visitor.opens(reader.getLocalName(), reader);
                    case XMLStreamConstants.END_ELEMENT -> visitor.closes(reader.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        visitor.text(reader.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw SheetReader.malformed("sheet_entities", Map.of());
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw SheetReader.malformed("sheet_format", Map.of());
        }
    }

    private static XMLInputFactory factory() {
        // The JDK's own, whatever other parser lies on the class path: its settings are the ones known to hold.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // What is wrong with a file is told to its sender, not to the standard error of the server.
        factory.setXMLReporter((_, _, _, _) -> {});
        return factory;
    }
}
