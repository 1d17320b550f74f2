using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>
/// A function as it was found in an assembly: its method, its trigger, its outputs; checked, not yet bound.
/// </summary>
sealed class FunctionBlueprint : FunctionDefinition
{
    public FunctionBlueprint(string name, MethodInfo method)
    {
        Name = name;
        Method = method;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}|{EntryPoint}")))[..16];
        (TriggerParameter, Trigger) = FindTrigger(method, EntryPoint);
        Result = new ResultShape(method);
        Parameters = [.. method.GetParameters().Select(Describe)];
        InputBindings = ImmutableDictionary.CreateRange(
            method.GetParameters().Select(p => (Parameter: p, Attribute: p.GetCustomAttribute<BindingAttribute>()))
                .Where(p => p.Attribute is not null)
                .Select(p => Named(p.Parameter.Name!, p.Attribute!, BindingDirection.In)));
        OutputBindings = ImmutableDictionary.CreateRange(
            Result.Outputs.Select(o => Named(o.Name, o.Attribute, BindingDirection.Out)));
    }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public ResultShape Result { get; }

    public override string Name { get; }

    public override string Id { get; }

    public override string EntryPoint { get; }

    public override string PathToAssembly => Method.Module.FullyQualifiedName;

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    /// <summary>
    /// Whether a parameter of the method is the trigger's. By its place: reflection may hand out another object for the
    /// same parameter, when two hosts of one process are built at the same time.
    /// </summary>
    public bool IsTrigger(ParameterInfo parameter) => parameter.Position == TriggerParameter.Position;

    static (ParameterInfo Parameter, TriggerBindingAttribute Trigger) FindTrigger(MethodInfo method, string entryPoint)
    {
        var triggers = method.GetParameters()
            .Select(p => (Parameter: p, Trigger: p.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(p => p.Trigger is not null)
            .ToList();
        return triggers.Count == 1
            ? (triggers[0].Parameter, triggers[0].Trigger!)
            : throw new InvalidOperationException(
                $"{entryPoint} has {triggers.Count} triggers; a function has exactly one.");
    }

    static FunctionParameter Describe(ParameterInfo parameter)
        => new(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.DefaultValue!);

    static KeyValuePair<string, BindingMetadata> Named(
        string name, BindingAttribute attribute, BindingDirection direction)
        => new(name, new NamedBinding(name, KindOf(attribute), direction));

    static string KindOf(BindingAttribute attribute)
    {
        string kind = attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
        if (attribute is OutputBindingAttribute)
            kind = kind.Replace("Output", "", StringComparison.Ordinal).Replace("Result", "", StringComparison.Ordinal);
        return char.ToLowerInvariant(kind[0]) + kind[1..];
    }
}
