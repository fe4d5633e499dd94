package io.wardline.sim.year;

/// An institution that buys for its patients and is paid by the bureau.
///
/// @param code  of the institution
/// @param store code of the place that receives
/// @param group consortium, empty where it belongs to none; each has its distributor
/// @param share how much it uses in percent of what a large hospital does, 1 to 100
public record Buyer(String code, String store, String group, int share) {
    public Buyer {
        if (share < 1 || share > 100) {
            throw new IllegalArgumentException(code + " uses 1 to 100 percent of a large hospital, not " + share);
        }
    }

    /// The code under which the provincial platform knows it.
    public String account() {
        return "PA-33" + code;
    }
}
