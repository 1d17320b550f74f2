using System.Globalization;

namespace Coordinator.Local.Runtime.Worker.Invocation;

/// <summary>Turns text, as it stands in a route, into the simple types that parameters have.</summary>
static class SimpleConversion
{
    /// <summary>The value as <paramref name="type"/>, in the invariant culture.</summary>
    /// <exception cref="FormatException">The text is not one of that type.</exception>
    public static object To(Type type, object value)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsInstanceOfType(value))
            return value;
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        if (target == typeof(Guid))
            return Guid.Parse(text, CultureInfo.InvariantCulture);
        if (target == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (target == typeof(TimeSpan))
            return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        return target.IsEnum
            ? Enum.Parse(target, text, ignoreCase: true)
            : Convert.ChangeType(text, target, CultureInfo.InvariantCulture);
    }
}
