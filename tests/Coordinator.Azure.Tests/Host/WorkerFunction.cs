using System.Text.Json;
using Coordinator.Azure.Tests.Host.Rpc;

namespace Coordinator.Azure.Tests.Host;

/// <summary>A function as the worker lists it.</summary>
sealed class WorkerFunction
{
    readonly RpcFunctionMetadata _listed;

    public WorkerFunction(RpcFunctionMetadata listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        _listed = listed;
        Bindings = [.. listed.RawBindings.Select(raw => JsonElement.Parse(raw))];
    }

    /// <summary>Its name.</summary>
    public string Name => _listed.Name;

    /// <summary>What the host calls it by.</summary>
    public string Id => _listed.FunctionId;

    /// <summary>The method that runs.</summary>
    public string EntryPoint => _listed.EntryPoint;

    /// <summary>Its parameters and outputs that the host knows of.</summary>
    public IReadOnlyList<JsonElement> Bindings { get; }

    /// <summary>What makes it run.</summary>
    public JsonElement Trigger =>
        Bindings.Single(binding => TypeOf(binding).EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));

    /// <summary>The type of a binding.</summary>
    public static string TypeOf(JsonElement binding) => binding.GetProperty("type").GetString()!;

    /// <summary>The name of a binding.</summary>
    public static string NameOf(JsonElement binding) => binding.GetProperty("name").GetString()!;

    /// <summary>What the host says when it loads the function: of a binding type, direction and type of data.</summary>
    public FunctionLoadRequest ToLoadRequest()
    {
        var request = new FunctionLoadRequest
        {
            FunctionId = Id,
            Metadata = new RpcFunctionMetadata
            {
                Name = Name,
                EntryPoint = EntryPoint,
                ScriptFile = _listed.ScriptFile,
                Directory = _listed.Directory,
            },
        };
        foreach (var binding in Bindings)
            request.Metadata.Bindings.Add(NameOf(binding), InfoOf(binding));
        return request;
    }

    static BindingInfo InfoOf(JsonElement binding) => new()
    {
        Type = TypeOf(binding),
        Direction = Enum.Parse<BindingInfo.Types.Direction>(
            binding.GetProperty("direction").GetString()!, ignoreCase: true),
        DataType = binding.TryGetProperty("dataType", out var type)
            ? Enum.Parse<BindingInfo.Types.DataType>(type.GetString()!, ignoreCase: true)
            : BindingInfo.Types.DataType.Undefined,
    };
}
