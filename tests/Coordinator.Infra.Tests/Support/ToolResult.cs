namespace Coordinator.Infra.Tests.Support;

/// <summary>What a program printed.</summary>
/// <param name="ExitCode">0 when it ended well.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The standard output of a program that ended well.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public string Required() => ExitCode == 0
        ? Output
        : throw new InvalidOperationException($"It ended with {ExitCode}:{Environment.NewLine}{Output}{Errors}");
}
