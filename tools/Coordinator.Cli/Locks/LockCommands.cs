using System.CommandLine;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Locks;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Locks;

/// <summary>Locks with leases and fencing tokens.</summary>
static class LockCommands
{
    static readonly Argument<string> Name = Names.Of("LOCK", "The lock's name.");

    static readonly Option<long> Token = new("--token")
    {
        Description = "The token that came with it.",
        HelpName = "N",
        Required = true,
    };

    static readonly Option<string> Owner = new("--owner")
    {
        Description = "Who takes it; different for each that may not hold it at the same time.",
        HelpName = "NAME",
        Required = true,
    };

    static readonly Option<TimeSpan?> Lease = Durations.Option(
        "--lease", "How long it is held without a renewal, 1s to 1h. Default: 30s.", TimeSpan.FromHours(1));

    static readonly TimeSpan LeaseDefault = TimeSpan.FromSeconds(30);

    /// <summary>The commands.</summary>
    public static Command Create() => new("locks", "Locks with leases and fencing tokens.")
    {
        new Command("acquire", "Take a lock, or renew the lease of its owner.") { Name, Owner, Lease }
            .Runs(AcquireAsync),
        new Command("release", "Give a lock back.") { Name, Token }.Runs(ReleaseAsync),
        new Command("show", "Show how a lock stands.") { Name }.Runs(async call =>
            call.Show(await call.Api.Locks.GetAsync(call.Need(Name), call.Stop), Picture)),
        LockRun.Create(Name, Lease, LeaseDefault),
    };

    static async Task<int> AcquireAsync(Call call) => call.Show(
        await call.Api.Locks.TakeAsync(
            call.Need(Name), call.Need(Owner), call.Get(Lease) ?? LeaseDefault, call.Stop),
        Picture);

    static async Task<int> ReleaseAsync(Call call) => call.Confirm(
        await call.Api.Locks.ReleaseAsync(call.Need(Name), call.Get(Token), call.Stop),
        $"{call.Need(Name)} is given back.");

    static IRenderable Picture(LockBody found) => Tables.Properties(
        ("token", Cells.Number(found.Token)), ("owner", found.Owner ?? "nobody"),
        ("expires", Cells.Time(found.ExpiresAt)));
}
