namespace Coordinator.Infra.Tests.Compiler;

/// <summary>A theory that needs the compiler; it is reported as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class CompiledTheoryAttribute : TheoryAttribute
{
    public CompiledTheoryAttribute() => Skip = BicepCompiler.Missing;
}
