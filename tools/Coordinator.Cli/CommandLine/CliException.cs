namespace Coordinator.Cli.CommandLine;

/// <summary>The command cannot go on. The message is for the user and says what to do about it.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What went wrong and what to do.</param>
/// <param name="innerException">The cause, if there is one.</param>
sealed class CliException(int exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode => exitCode;

    /// <summary>A mistake on the command line.</summary>
    /// <param name="message">Which, and how it is right.</param>
    public static CliException Usage(string message) => new(ExitCodes.Usage, message);
}
