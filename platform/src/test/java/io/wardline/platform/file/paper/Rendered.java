package io.wardline.platform.file.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A page as a camera sees it. */
final class Rendered {
    private Rendered() {}

    /** A symbol anywhere on a page. */
    static Result page(PDDocument pdf, int page, int dotsPerInch, BarcodeFormat format) throws IOException, NotFoundException {
        return decode(new PDFRenderer(pdf).renderImageWithDPI(page, dotsPerInch), format);
    }

    /** The symbol of a label, at which a scanner is held: the lower left 27 mm. */
    static Result symbol(PDDocument pdf, int page, int dotsPerInch, BarcodeFormat format) throws IOException, NotFoundException {
        var image = new PDFRenderer(pdf).renderImageWithDPI(page, dotsPerInch);
        var side = (int) (27 / 25.4 * dotsPerInch);
        return decode(image.getSubimage(0, image.getHeight() - side, side, side), format);
    }

    private static Result decode(BufferedImage image, BarcodeFormat format) throws NotFoundException {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        return new MultiFormatReader().decode(bitmap,
                Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(format), DecodeHintType.TRY_HARDER, true));
    }
}
