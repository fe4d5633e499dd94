package io.wardline.platform.file.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** Two-dimensional symbols, one module a bit. */
final class Symbols {
    /** FNC1 in the text that the encoder reads; as separator it is what scanners send. */
    private static final char GROUP_SEPARATOR = 0x1D;

    private Symbols() {}

    /** A QR Code (ISO/IEC 18004) in UTF-8 with its quiet zone. */
    static BitMatrix qr(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(
                    EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M,
                    EncodeHintType.CHARACTER_SET, "UTF-8",
                    EncodeHintType.MARGIN, 2));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR Code: " + text.length() + " characters", e);
        }
    }

    /**
     * A GS1 DataMatrix (ISO/IEC 16022, GS1 General Specifications 5.6): a square symbol that begins with FNC1.
     *
     * @param elementString with GS (0x1D) as separator, without a leading one
     */
    static BitMatrix gs1DataMatrix(String elementString) {
        return new DataMatrixWriter().encode(GROUP_SEPARATOR + elementString, BarcodeFormat.DATA_MATRIX, 0, 0, Map.of(
                EncodeHintType.GS1_FORMAT, true,
                EncodeHintType.DATA_MATRIX_COMPACT, true,
                EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
    }
}
