using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>What a function's method returns: how to await it, and which parts of it go where.</summary>
sealed class ResultShape
{
    static readonly MethodInfo AwaitTaskOf =
        typeof(ResultShape).GetMethod(nameof(AwaitTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    static readonly MethodInfo AwaitValueTaskOf =
        typeof(ResultShape).GetMethod(nameof(AwaitValueTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    readonly Func<object?, Task<object?>> _await;

    public ResultShape(MethodInfo method)
    {
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw new InvalidOperationException(
                $"{method.DeclaringType}.{method.Name} is async void: nobody could see it end or fail.");
        }

        (Type? valueType, _await) = Analyze(method.ReturnType);
        Outputs = [.. OfMethod(method), .. OfProperties(valueType)];
    }

    public ImmutableArray<OutputSlot> Outputs { get; }

    /// <summary>Waits until the function is done.</summary>
    /// <param name="returned">What the method returned: a value or a task.</param>
    /// <returns>The value; null when it has none.</returns>
    public Task<object?> UnwrapAsync(object? returned) => _await(returned);

    static (Type? ValueType, Func<object?, Task<object?>> Await) Analyze(Type type)
    {
        if (type == typeof(void))
            return (null, static _ => Task.FromResult<object?>(null));
        if (type == typeof(Task))
            return (null, static async task => { await (Task)task!; return null; });
        if (type == typeof(ValueTask))
            return (null, static async task => { await (ValueTask)task!; return null; });
        Type? generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (generic == typeof(Task<>))
            return (type.GenericTypeArguments[0], Bind(AwaitTaskOf, type.GenericTypeArguments[0]));
        if (generic == typeof(ValueTask<>))
            return (type.GenericTypeArguments[0], Bind(AwaitValueTaskOf, type.GenericTypeArguments[0]));
        return (type, static value => Task.FromResult(value));
    }

    static Func<object?, Task<object?>> Bind(MethodInfo method, Type valueType)
        => method.MakeGenericMethod(valueType).CreateDelegate<Func<object?, Task<object?>>>();

    static async Task<object?> AwaitTaskAsync<T>(object? task) => await (Task<T>)task!;

    static async Task<object?> AwaitValueTaskAsync<T>(object? task) => await (ValueTask<T>)task!;

    static IEnumerable<OutputSlot> OfMethod(MethodInfo method)
        => method.GetCustomAttributes<OutputBindingAttribute>().Select(a => new OutputSlot(a, Property: null));

    static IEnumerable<OutputSlot> OfProperties(Type? valueType)
        => from property in valueType?.GetProperties(BindingFlags.Public | BindingFlags.Instance) ?? []
           from attribute in property.GetCustomAttributes<OutputBindingAttribute>()
           select new OutputSlot(attribute, property);
}
