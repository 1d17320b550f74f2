namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>A binding that hands the function something to read or to call, beside what triggered it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute;
