package org.secondread.cli;

import java.io.PrintWriter;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.Fault;
import org.secondread.pipeline.Software;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program behind {@code ./secondread}: exit code 0 only on success, 1 on a refusal or failure, 2 on wrong usage. */
@Command(
        name = "secondread",
        description = "Reads a DICOM series with a model and writes what it found as structured reports.",
        mixinStandardHelpOptions = true,
        versionProvider = SecondRead.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            AnalyzeCommand.class,
            InspectCommand.class,
            ModelsCommand.class,
            ValidateCommand.class,
            PhantomCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        },
        footer = {"", "  test       Set up and run every test (a command of the launcher)."})
public final class SecondRead {

    public static void main(String[] arguments) {
        Logs.onlyErrors();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SecondRead())
                .setExecutionExceptionHandler(SecondRead::report)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** A refusal is one line: code, attribute, rule. Only a defect of ours shows where it happened. */
    private static int report(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof DiagnosisException refusal) {
            err.println("refused: " + refusal.code() + ": " + refusal.getMessage());
            if (refusal.getCause() != null && refusal.code().fault() == Fault.OURS) {
                refusal.getCause().printStackTrace(err);
            }
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"SecondRead " + Software.version()};
        }
    }
}
