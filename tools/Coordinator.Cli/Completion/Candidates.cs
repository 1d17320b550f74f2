using System.CommandLine;
using System.CommandLine.Completions;
using System.Net.Http.Json;
using System.Text.Json;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Connection;
using Coordinator.Cli.Output;
using Coordinator.Contracts;
using Coordinator.Contracts.Cluster;
using Coordinator.Contracts.Sagas;

namespace Coordinator.Cli.Completion;

/// <summary>
/// Names for the shell to complete that only a host knows. Somebody waits at a prompt: there is little time, and a host
/// that does not answer, or wants another key, is no error.
/// </summary>
static class Candidates
{
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <summary>The names of the stores.</summary>
    public static IEnumerable<CompletionItem> Stores(CompletionContext context) =>
        Ask<ClusterBody>(context, "api/cluster")?.Stores.Select(store => new CompletionItem(store.Name)) ?? [];

    /// <summary>The numbers of the shards.</summary>
    public static IEnumerable<CompletionItem> Shards(CompletionContext context) =>
        Ask<ClusterBody>(context, "api/cluster")?.Shards
            .Select(shard => new CompletionItem(Cells.Number(shard.Id))) ?? [];

    /// <summary>The ids of the newest sagas.</summary>
    public static IEnumerable<CompletionItem> Sagas(CompletionContext context) =>
        Ask<SagaListBody>(context, "api/sagas?top=50")?.Items.Select(saga => new CompletionItem(saga.Id)) ?? [];

    /// <summary>Standard input is the shell's, and a token takes too long.</summary>
    static bool NeedsMore(ParseResult parsed) =>
        parsed.GetValue(GlobalOptions.KeyStdin) || parsed.GetValue(GlobalOptions.Entra) is not null;

    /// <summary>The shell waits, so this waits as well: sources of completions are not asynchronous.</summary>
    static T? Ask<T>(CompletionContext context, string path)
        where T : class
    {
        var around = Surroundings.OfProcess();
        if (NeedsMore(context.ParseResult))
            return null;
        try
        {
            // A redirect would take the key to wherever it leads.
            using var sender = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            using var http = new HttpClient(sender) { Timeout = Patience };
            using var request = new HttpRequestMessage(
                HttpMethod.Get, new Uri(Link.AddressOf(context.ParseResult, around), path));
            if (Keys.Find(context.ParseResult, around) is { } key)
                request.Headers.Add(WireHeaders.FunctionsKey, key);
            using var answer = http.Send(request);
            return answer.IsSuccessStatusCode
                ? answer.Content.ReadFromJsonAsync<T>(WireJson.Options).GetAwaiter().GetResult()
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException
            or JsonException or CliException)
        {
            return null;
        }
    }
}
