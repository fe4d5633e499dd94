package io.wardline.protocol.codes;

/** UDI-DI 产品标识: the fixed part of a unique device identifier, by the agency that issued it. */
public sealed interface UdiDi {

    /** The identifier as the national database (UDID) stores it. */
    String value();

    /** GS1 China: a GTIN. */
    record Gs1(Gtin gtin) implements UdiDi {
        @Override
        public String value() {
            return gtin.digits();
        }
    }

    /** ZIIOT: an MA code such as {@code MA.156.M0.100204.13351764}, 25 characters. */
    record Ziiot(String value) implements UdiDi {
        public Ziiot {
            if (!MaCode.isDeviceIdentifier(value)) {
                throw new IllegalArgumentException("MA device identifier " + value);
            }
        }
    }

    /** Ali Health (AHM). Its syntax is not published, so a scan is never taken for one; the catalogue names it. */
    record AliHealth(String value) implements UdiDi {
        public AliHealth {
            if (value.isBlank() || value.length() > 100) {
                throw new IllegalArgumentException("AHM device identifier " + value);
            }
        }
    }
}
