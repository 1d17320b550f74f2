using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Health;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Operations;

/// <summary>Whether the host can serve.</summary>
static class HealthCommand
{
    /// <summary>The command; ends with 4 when the host cannot.</summary>
    public static Command Create() =>
        new Command("health", "Tell whether the host can serve: its stores and the register answer.").Runs(RunAsync);

    static async Task<int> RunAsync(Call call)
    {
        var reply = await call.Api.Operations.GetReadinessAsync(call.Stop);
        var exitCode = call.Show(reply, Picture);
        return reply.Value?.Status == HealthStatuses.Unavailable ? ExitCodes.Unreachable : exitCode;
    }

    static IRenderable Picture(HealthBody health) => Tables.Stack(
        Colors.Of(health.Status),
        Tables.Of(health.Checks ?? [], ["check", "answers"], check => [check.Name, check.Ok ? "yes" : "no"]));
}
