package org.secondread.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.secondread.pipeline.ProgressListener;
import org.secondread.pipeline.Step;

/** Shows how far an analysis is: one line that is rewritten on a terminal, one line per step elsewhere. */
final class ProgressLine implements ProgressListener {
    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static ProgressLine onStandardError() {
        return new ProgressLine(System.err, isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // From JDK 22 on there is always a console: then the lines are rewritten.
    private static boolean isTerminal() {
        return System.console() != null;
    }

    @Override
    public synchronized void step(Step step, double fractionDone) {
        String name = step.name().toLowerCase(Locale.ROOT);
        String text = terminal ? String.format(Locale.ROOT, "  %-10s %3.0f %%", name, 100 * fractionDone) : "  " + name;
        if (!text.equals(shown)) {
            out.print(terminal ? "\r" + text : text + System.lineSeparator());
            out.flush();
            shown = text;
        }
    }

    /** Ends the line that was rewritten. */
    synchronized void end() {
        if (terminal && !shown.isEmpty()) {
            out.println();
        }
    }
}
