using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>One parameter of a function's method.</summary>
public class FunctionParameter
{
    /// <summary>A parameter without a default value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    public FunctionParameter(string name, Type type)
        : this(name, type, hasDefaultValue: false, defaultValue: null!)
    {
    }

    /// <summary>A parameter that may have a default value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="hasDefaultValue">Whether <paramref name="defaultValue"/> counts.</param>
    /// <param name="defaultValue">What it is when nothing is bound to it.</param>
    public FunctionParameter(string name, Type type, bool hasDefaultValue, object defaultValue)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Type = type ?? throw new ArgumentNullException(nameof(type));
        HasDefaultValue = hasDefaultValue;
        DefaultValue = defaultValue;
        IsReferenceOrNullableType = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its type.</summary>
    public Type Type { get; }

    /// <summary>Whether <see cref="DefaultValue"/> counts.</summary>
    public bool HasDefaultValue { get; }

    /// <summary>Whether null fits it.</summary>
    public bool IsReferenceOrNullableType { get; }

    /// <summary>What it is when nothing is bound to it.</summary>
    public object? DefaultValue { get; }

    /// <summary>What else is known of it; empty in this runtime.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; } = ImmutableDictionary<string, object>.Empty;
}
