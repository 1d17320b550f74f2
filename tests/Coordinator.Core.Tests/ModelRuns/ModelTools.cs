namespace Coordinator.Core.Tests.ModelRuns;

/// <summary>What exploring the model takes and the SDK does not bring: Spin, and the compiler that it calls.</summary>
static class ModelTools
{
    public const string Spin = "spin";

    /// <summary>Spin has it preprocess the model; the verifier that Spin writes is compiled by it as well.</summary>
    public const string Compiler = "gcc";

    /// <summary>Why the model cannot be explored here; null when it can.</summary>
    public static string? Missing { get; } = !IsThere(Spin) || !IsThere(Compiler)
        ? $"The model needs \"{Spin}\" (6.5) and \"{Compiler}\" on the path: docs/model/README.md."
        : null;

    static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program))
            || File.Exists(Path.Combine(folder, program + ".exe")));
}
