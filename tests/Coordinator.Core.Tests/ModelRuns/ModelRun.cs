using System.Diagnostics;
using Coordinator.TestKit;

namespace Coordinator.Core.Tests.ModelRuns;

/// <summary>
/// One exploration of docs/model: Spin writes a verifier for a configuration, the compiler makes it a program, and that
/// looks at every state, breadth first. All files go to a folder that is deleted afterwards.
/// </summary>
sealed class ModelRun : IDisposable
{
    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(5);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordinator-model-");

    /// <summary>Explores.</summary>
    /// <param name="configuration">Macros, separated by blanks, each <c>NAME</c> or <c>NAME=VALUE</c>.</param>
    public static async Task<ModelResult> ExploreAsync(string configuration)
    {
        using var run = new ModelRun();
        var macros = configuration.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(macro => "-D" + macro);
        await run.RequireAsync(ModelTools.Spin, ["-a", .. macros, Repository.PathOf("docs", "model", "commit.pml")]);
        // The flags are explained in the model's README.
        await run.RequireAsync(
            ModelTools.Compiler,
            ["-w", "-DSAFETY", "-DNOREDUCE", "-DBFS", "-DMEMLIM=2000", "-o", "verifier.exe", "pan.c"]);
        var (_, output) = await run.StartAsync(Path.Combine(run._folder.FullName, "verifier.exe"), ["-E", "-w20"]);
        return ModelResult.Of(output);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    async Task RequireAsync(string program, IEnumerable<string> arguments)
    {
        var (exitCode, output) = await StartAsync(program, arguments);
        if (exitCode != 0)
            throw new InvalidOperationException($"{program} ended with {exitCode}:{Environment.NewLine}{output}");
    }

    async Task<(int ExitCode, string Output)> StartAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeMax);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} took longer than {TimeMax}.", e);
        }

        return (process.ExitCode, await output + await errors);
    }
}
