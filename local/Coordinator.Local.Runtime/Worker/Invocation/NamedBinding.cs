using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>A binding's name, kind and direction.</summary>
sealed class NamedBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    /// <summary>The official name of the binding of the result itself.</summary>
    public const string ReturnName = "$return";

    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => direction;
}
