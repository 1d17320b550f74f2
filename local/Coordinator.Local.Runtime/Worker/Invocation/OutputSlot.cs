using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>One place in a function's result that goes somewhere.</summary>
/// <param name="Attribute">Where it goes.</param>
/// <param name="Property">The property of the result; null for the result itself.</param>
sealed record OutputSlot(OutputBindingAttribute Attribute, PropertyInfo? Property)
{
    public string Name => Property?.Name ?? NamedBinding.ReturnName;

    /// <summary>What to send; null for nothing.</summary>
    /// <param name="returned">The function's result, which middleware may have replaced by another type.</param>
    public object? ValueIn(object? returned)
    {
        if (Property is null)
            return returned;
        return Property.DeclaringType!.IsInstanceOfType(returned) ? Property.GetValue(returned) : null;
    }
}
