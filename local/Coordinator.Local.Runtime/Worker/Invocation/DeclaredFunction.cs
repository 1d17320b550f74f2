using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>What the application announces of a function, in the words of the official build.</summary>
sealed class DeclaredFunction(FunctionBlueprint function) : IFunctionMetadata
{
    public string Name => function.Name;

    public IList<string> RawBindings { get; } =
    [
        .. function.InputBindings.Values.Select(binding => Binding(binding, function)),
        .. function.OutputBindings.Values.Select(binding => Binding(binding, function)),
    ];

    static string Binding(BindingMetadata binding, FunctionBlueprint function)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = binding.Name,
            ["type"] = binding.Type,
            ["direction"] = binding.Direction.ToString(),
        };
        if (binding.Name == function.TriggerParameter.Name && function.Trigger is HttpTriggerAttribute http)
        {
            fields["authLevel"] = http.AuthLevel.ToString();
            fields["methods"] = http.Methods ?? [];
            fields["route"] = http.Route ?? function.Name;
        }

        return JsonSerializer.Serialize(fields);
    }
}
