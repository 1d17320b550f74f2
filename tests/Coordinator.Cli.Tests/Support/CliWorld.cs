namespace Coordinator.Cli.Tests.Support;

/// <summary>What a command finds around it.</summary>
sealed record CliWorld
{
    public string Input { get; init; } = "";

    public bool IsInputTerminal { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>One that asks a host.</summary>
    public static CliWorld At(Uri host) => new()
    {
        Variables = new Dictionary<string, string> { ["COORDINATOR_URL"] = host.AbsoluteUri },
    };

    /// <summary>The same with one more variable.</summary>
    public CliWorld With(string name, string value) =>
        this with { Variables = new Dictionary<string, string>(Variables) { [name] = value } };
}
