namespace Coordinator.Infra.Tests.Security;

/// <summary>A value that every resource of a type must have, and what it would be without that defence.</summary>
/// <param name="Type">The type of the resource.</param>
/// <param name="Path">The property.</param>
/// <param name="Value">Its value, as Bicep writes it.</param>
/// <param name="Weak">A value that would be accepted and is not safe.</param>
sealed record Rule(string Type, string Path, string Value, string Weak)
{
    /// <summary>The property's own name.</summary>
    public string Property => Path.Split('.')[^1];

    /// <summary>The value in JSON, as text.</summary>
    public string Text => Value.Trim('\'');

    public override string ToString() => $"{Type}: {Path}";
}
