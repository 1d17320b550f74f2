using System.Reflection;
using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Invocation;

public sealed class FunctionAssemblyTests
{
    static readonly Assembly With = typeof(FunctionAssemblyTests).Assembly;
    static readonly Assembly Without = typeof(FunctionAttribute).Assembly;

    [Fact]
    public void A_caller_with_functions_is_passed_over() => FunctionAssembly.Find(With, [With, With]).ShouldBe(With);

    [Fact]
    public void A_builder_made_by_a_launcher_without_functions_serves_none()
        => FunctionAssembly.Find(Without, [typeof(object).Assembly, Without, With]).ShouldBe(With);

    [Fact]
    public void One_of_several_assemblies_with_functions_is_chosen_silently()
        => Should.Throw<InvalidOperationException>(() => FunctionAssembly.Find(Without, [With, With]))
            .Message.ShouldContain(With.GetName().Name!);

    [Fact]
    public void An_application_without_functions_does_not_start()
        => FunctionAssembly.Find(Without, [typeof(object).Assembly, Without]).ShouldBe(Without);
}
