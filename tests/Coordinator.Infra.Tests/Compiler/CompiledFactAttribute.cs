namespace Coordinator.Infra.Tests.Compiler;

/// <summary>A test that needs the compiler; it is reported as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class CompiledFactAttribute : FactAttribute
{
    public CompiledFactAttribute() => Skip = BicepCompiler.Missing;
}
