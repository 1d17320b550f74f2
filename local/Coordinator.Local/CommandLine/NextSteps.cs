using Coordinator.Local.Terminal;

namespace Coordinator.Local.CommandLine;

/// <summary>What to try first: lines that work in bash and in PowerShell 7 as they stand.</summary>
static class NextSteps
{
    const string JsonHeader = "-H \"Content-Type: application/json\"";

    /// <summary>Prints them.</summary>
    public static void Print(LauncherConsole console, Uri api)
    {
        var root = api.AbsoluteUri.TrimEnd('/');
        console.Title("Coordinator is running. Try:");
        console.CommandLine(Put(root, "alice", 100));
        console.CommandLine(Put(root, "erin", 0));
        console.CommandLine(
            $$"""curl -X POST {{root}}/api/transactions {{JsonHeader}} -H "Idempotency-Key: first" """
            + """-d '{"operations":[{"op":"add","item":"accounts/alice","path":"/balance","by":-10,"min":0},"""
            + """{"op":"add","item":"accounts/erin","path":"/balance","by":10}]}'""");
        console.CommandLine($"curl {root}/api/items/accounts/erin");
        console.Say("Or 1 200 orders at once, in another terminal:");
        console.CommandLine("dotnet run --project local/Coordinator.Local -- demo checkout");
        console.Say("Or sagas over three services that misbehave:");
        console.CommandLine("dotnet run --project local/Coordinator.Local -- demo trip");
        console.Say("Ctrl+C stops everything and keeps the data.");
    }

    static string Put(string root, string who, int balance) =>
        $$"""curl -X PUT {{root}}/api/items/accounts/{{who}} {{JsonHeader}} -d '{"balance":{{balance}}}'""";
}
