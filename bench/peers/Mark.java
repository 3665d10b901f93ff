// Marks reports with HeidelTime: java -cp JAR:. Mark news|narratives FOLDER
// FOLDER holds config.props, the reports 0.txt, 1.txt, …, and "days", the day of writing of each, a line each, or an
// empty line. Writes 0.tml, 1.tml, … and prints the seconds of loading and of reading.

import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.List;
import java.util.Locale;

public class Mark {
    public static void main(String[] given) throws Exception {
        Path folder = Path.of(given[1]);
        DocumentType kind = given[0].equals("narratives") ? DocumentType.NARRATIVES : DocumentType.NEWS;
        long begun = System.nanoTime();
        HeidelTimeStandalone tool = new HeidelTimeStandalone(
                Language.ENGLISH, kind, OutputType.TIMEML, folder.resolve("config.props").toString(),
                POSTagger.TREETAGGER, false);
        long loaded = System.nanoTime();
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        List<String> days = Files.readAllLines(folder.resolve("days"));
        for (int i = 0; i < days.size(); i++) {
            Date written = days.get(i).isEmpty() ? new Date() : day.parse(days.get(i));
            String marked = tool.process(Files.readString(folder.resolve(i + ".txt")), written);
            Files.writeString(folder.resolve(i + ".tml"), marked);
        }
        double reading = (System.nanoTime() - loaded) / 1e9;
        System.out.println();
        System.out.printf(Locale.ROOT, "%.3f %.3f%n", (loaded - begun) / 1e9, reading);
    }
}
