namespace Coordinator.Core.Tests.ModelRuns;

/// <summary>A theory that explores the model; it is reported as skipped where its tools are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class ModelTheoryAttribute : TheoryAttribute
{
    public ModelTheoryAttribute() => Skip = ModelTools.Missing;
}
