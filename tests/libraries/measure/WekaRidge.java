// Weka: ridge on a CSV file with y last, and the strength. It always scales by
// the deviation over n − 1, and gives the weights in the units of the file.
import java.nio.file.*;
import java.util.*;
import weka.classifiers.functions.LinearRegression;
import weka.core.*;

public class WekaRidge {
    public static void main(String[] words) throws Exception {
        List<String> lines = Files.readAllLines(Paths.get(words[0]));
        String[] names = lines.get(0).split(",");
        FastVector columns = new FastVector();
        for (String name : names) columns.addElement(new Attribute(name));
        Instances rows = new Instances("rows", columns, lines.size());
        rows.setClassIndex(names.length - 1);
        for (String line : lines.subList(1, lines.size())) {
            double[] cells = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
            rows.add(new Instance(1.0, cells));
        }
        LinearRegression model = new LinearRegression();
        model.setOptions(new String[] {"-S", "1", "-C"});
        model.setRidge(Double.parseDouble(words[1]));
        model.buildClassifier(rows);
        double[] weights = model.coefficients();
        for (int j = 0; j < names.length - 1; j++) System.out.print(weights[j] + " ");
    }
}
