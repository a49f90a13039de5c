package org.secondread.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;

/** Results as files, for judges that read files. */
public record WrittenResults(List<Entry> entries) {

    /** Writes every combination of findings, language and character set into a folder. */
    public static WrittenResults every(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (var arguments : TestingResults.every().toList()) {
            Result result = (Result) arguments.get()[1];
            entries.addAll(write(result, folder.resolve("result-" + entries.size())));
        }
        return new WrittenResults(entries);
    }

    /** Writes the objects of one result. */
    public static List<Entry> write(Result result, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Entry> entries = new ArrayList<>();
        for (JudgedObject object : new ResultWriter(result.settings()).write(result)) {
            Path file = folder.resolve(object.form().fileName());
            Files.write(file, object.bytes());
            entries.add(new Entry(object.form(), folder, file, result));
        }
        return entries;
    }

    public List<Path> files() {
        return entries.stream().map(Entry::file).toList();
    }

    public List<Path> files(ResultForm form) {
        return entries.stream()
                .filter(entry -> entry.form() == form)
                .map(Entry::file)
                .toList();
    }

    public record Entry(ResultForm form, Path folder, Path file, Result result) {}
}
