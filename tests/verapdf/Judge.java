import java.io.FileInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** For each file and profile one line: file, profile, whether it passes, and what it breaks. */
public class Judge {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        for (var file : files)
            for (var profile : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A))
                try (var parser = foundry.createParser(new FileInputStream(file), profile);
                        var validator = foundry.createValidator(profile, false)) {
                    var result = validator.validate(parser);
                    var broken = result.getTestAssertions().stream().map(found ->
                            found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber());
                    System.out.println(file + "\t" + profile.getId() + "\t" + result.isCompliant()
                            + "\t" + String.join(" ", broken.distinct().toList()));
                }
    }
}
