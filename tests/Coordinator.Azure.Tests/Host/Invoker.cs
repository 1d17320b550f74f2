using System.Globalization;
using Coordinator.Azure.Tests.Host.Rpc;

namespace Coordinator.Azure.Tests.Host;

/// <summary>Runs functions of the worker.</summary>
/// <param name="channel">How to reach the worker.</param>
/// <param name="durableClient">What a durable client is told of the host.</param>
sealed class Invoker(WorkerChannel channel, TypedData durableClient)
{
    /// <summary>The host's span that every invocation is a part of.</summary>
    public const string HostSpan = "00000000000000ff";

    int _last;

    /// <summary>An id for an invocation.</summary>
    public string NextId() =>
        $"00000000-0000-4000-8000-{Interlocked.Increment(ref _last).ToString("x12", CultureInfo.InvariantCulture)}";

    /// <summary>Runs a function and waits for its end.</summary>
    public async Task<InvocationResponse> InvokeAsync(WorkerFunction function, string id, TriggerData data)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(data);
        var request = new InvocationRequest
        {
            InvocationId = id,
            FunctionId = function.Id,
            TraceContext = new RpcTraceContext { TraceParent = TraceParentOf(id) },
        };
        foreach (var binding in function.Bindings)
        {
            if (ValueOf(WorkerFunction.TypeOf(binding), data) is { } value)
                request.InputData.Add(new ParameterBinding { Name = WorkerFunction.NameOf(binding), Data = value });
        }

        foreach (var (name, value) in data.Metadata)
            request.TriggerMetadata.Add(name, value);
        return (await channel.AskAsync(new StreamingMessage { InvocationRequest = request })).InvocationResponse;
    }

    static string TraceParentOf(string id) => $"00-{id.Replace("-", "", StringComparison.Ordinal)}-{HostSpan}-01";

    TypedData? ValueOf(string bindingType, TriggerData data) => bindingType switch
    {
        "durableClient" => durableClient,
        _ when bindingType.EndsWith("Trigger", StringComparison.Ordinal) => data.Value,
        _ => null,
    };
}
