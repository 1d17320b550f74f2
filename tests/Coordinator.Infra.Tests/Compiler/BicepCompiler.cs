using Coordinator.Infra.Tests.Support;
using Coordinator.TestKit;

namespace Coordinator.Infra.Tests.Compiler;

/// <summary>
/// The genuine compiler, from its package. Where the package feed lacks it for this machine, what needs it is skipped;
/// the workflows compile in any case.
/// </summary>
static class BicepCompiler
{
    static readonly Lazy<(string? Path, string? Missing)> Found = new(Find);

    /// <summary>Why there is none here; null when there is one.</summary>
    public static string? Missing => Found.Value.Missing;

    /// <summary>Runs it in a folder.</summary>
    public static Task<ToolResult> RunAsync(string folder, params IEnumerable<string> arguments) => Tool.RunAsync(
        Found.Value.Path ?? throw new InvalidOperationException(Missing), folder, arguments);

    static (string? Path, string? Missing) Find()
    {
        var project = Repository.PathOf("tests", "Coordinator.Infra.Tests", "Compiler", "bicep.proj");
        using var folder = new TemporaryFolder();
        // Discovery asks, and has no asynchronous form.
        var restored = Tool.RunAsync(
            "dotnet", folder.Name, "msbuild", project, "-restore", "-target:Where", "-getProperty:BicepPath",
            $"-property:MSBuildProjectExtensionsPath={folder.Name}/").GetAwaiter().GetResult();
        if (restored.ExitCode == 0)
            return (restored.Output.Trim(), null);
        var said = restored.Output + restored.Errors;
        if (said.Contains("NU1101", StringComparison.Ordinal) || said.Contains("NU1102", StringComparison.Ordinal))
            return (null, "The package feed has no Bicep compiler for this machine: Compiler/bicep.proj names it.");
        throw new InvalidOperationException($"The Bicep compiler could not be fetched:{Environment.NewLine}{said}");
    }
}
