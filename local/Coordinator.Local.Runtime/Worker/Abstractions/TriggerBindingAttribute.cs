namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>A binding whose events make the function run; a function has exactly one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;
