namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Marks a method as a function and gives it the name that it is known by: unique in the application.
/// </summary>
/// <param name="name">The function's name; also its route when its HTTP trigger names none.</param>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name.</summary>
    public string Name { get; } = name;
}
