using Coordinator.Azure.Tests.Host.Rpc;

namespace Coordinator.Azure.Tests.Host;

/// <summary>What host and worker tell each other before the first call.</summary>
sealed class Handshake(WorkerChannel channel, string package, AppSettings settings)
{
    /// <summary>Asks the worker what it can do.</summary>
    /// <exception cref="WorkerFailedException">It says that it failed.</exception>
    public async Task<IReadOnlyDictionary<string, string>> InitializeAsync()
    {
        var answer = await channel.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest
            {
                HostVersion = "4.1040.0",
                WorkerDirectory = package,
                FunctionAppDirectory = package,
            },
        });
        Require(answer.WorkerInitResponse.Result, "initialize");
        return answer.WorkerInitResponse.Capabilities;
    }

    /// <summary>Asks the worker for its functions, resolves what their triggers refer to, and has all loaded.</summary>
    /// <exception cref="WorkerFailedException">It cannot list them, or load one.</exception>
    /// <exception cref="InvalidOperationException">A trigger refers to a setting that is not there.</exception>
    public async Task<IReadOnlyList<WorkerFunction>> LoadAsync()
    {
        var listed = (await channel.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = package },
        })).FunctionMetadataResponse;
        Require(listed.Result, "list its functions");
        var functions = listed.FunctionMetadataResults.Select(one => new WorkerFunction(one)).ToList();
        foreach (var function in functions)
        {
            _ = settings.Resolve(function.Trigger.GetRawText());
            var loaded = await channel.AskAsync(
                new StreamingMessage { FunctionLoadRequest = function.ToLoadRequest() });
            Require(loaded.FunctionLoadResponse.Result, $"load {function.Name}");
        }

        return functions;
    }

    static void Require(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new WorkerFailedException($"The worker could not {what}: {result.Exception?.Message}");
    }
}
