using Coordinator.Infra.Tests.Support;
using Coordinator.TestKit;
using Coordinator.TestKit.Packages;

namespace Coordinator.Infra.Tests.Compiler;

/// <summary>
/// The genuine compiler, from its package. Where the package feed lacks it for this machine, or cannot be reached, what
/// needs it is skipped; the workflows compile in any case.
/// </summary>
static class BicepCompiler
{
    static readonly Lazy<ToolResult> Fetched = new(Fetch);

    /// <summary>Why there is none here; null when there is one, or when fetching it failed otherwise.</summary>
    public static string? Missing => WhyMissing(Fetched.Value);

    /// <summary>Runs it in a folder.</summary>
    /// <exception cref="InvalidOperationException">It could not be fetched.</exception>
    public static Task<ToolResult> RunAsync(string folder, params IEnumerable<string> arguments) =>
        Tool.RunAsync(Fetched.Value.Required().Trim(), folder, arguments);

    /// <summary>Why a fetch gave none; null when it did, or failed otherwise.</summary>
    internal static string? WhyMissing(ToolResult fetched) => fetched.ExitCode == 0
        ? null
        : MissingPackages.In(fetched.Output + fetched.Errors) is { } said
            ? $"There is no Bicep compiler for this machine (Compiler/bicep.proj). {said}"
            : null;

    static ToolResult Fetch()
    {
        var project = Repository.PathOf("tests", "Coordinator.Infra.Tests", "Compiler", "bicep.proj");
        using var folder = new TemporaryFolder();
        // Discovery asks, and has no asynchronous form. It must not throw either: the tests would be gone, not failed.
        try
        {
            return Tool.RunAsync(
                "dotnet", folder.Name, "msbuild", project, "-restore", "-target:Where", "-getProperty:BicepPath",
                $"-property:MSBuildProjectExtensionsPath={folder.Name}/").GetAwaiter().GetResult();
        }
        catch (TimeoutException e)
        {
            return new ToolResult(-1, "", e.Message);
        }
    }
}
