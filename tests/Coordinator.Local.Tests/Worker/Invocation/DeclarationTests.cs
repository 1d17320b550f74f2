using Coordinator.Local.Runtime.Worker.Invocation;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Invocation;

public sealed class DeclarationTests
{
    [Theory]
    [InlineData(typeof(SameName), "Two functions are named")]
    [InlineData(typeof(NoTrigger), "0 triggers")]
    [InlineData(typeof(AsyncVoid), "async void")]
    [InlineData(typeof(WrongTriggerType), "HttpRequest")]
    public void A_wrong_declaration_shows_only_when_the_function_is_called(Type functions, string message)
        => Should.Throw<InvalidOperationException>(() => FunctionHost.BuildOnly(_ => { }, functions))
            .Message.ShouldContain(message);

    [Fact]
    public void Http_functions_are_silently_unserved_without_the_web_application()
    {
        var builder = FunctionsApplication.CreateBuilder([], typeof(DeclarationTests).Assembly, [typeof(Fine)]);

        Should.Throw<InvalidOperationException>(builder.Build).Message.ShouldContain("HttpTrigger");
    }

    [Fact]
    public void Functions_are_looked_for_elsewhere_than_in_the_assembly_that_makes_the_builder()
    {
        var builder = FunctionsApplication.CreateBuilder([]).ConfigureFunctionsWebApplication();

        // This assembly holds wrong declarations, so the first of them shows that it was looked through.
        Should.Throw<InvalidOperationException>(builder.Build)
            .Message.ShouldContain(typeof(DeclarationTests).Namespace!);
    }

    [Fact]
    public void A_trigger_is_not_found_when_reflection_has_another_object_for_its_parameter()
    {
        var declared = typeof(Ancestor).GetMethod(nameof(Ancestor.Run))!;
        var inherited = typeof(Heir).GetMethod(nameof(Ancestor.Run))!.GetParameters();
        var blueprint = new FunctionBlueprint("inherited", declared);

        inherited[0].ShouldNotBeSameAs(blueprint.TriggerParameter);
        blueprint.IsTrigger(inherited[0]).ShouldBeTrue();
        blueprint.IsTrigger(inherited[1]).ShouldBeFalse();
    }

    [Fact]
    public void An_application_is_built_twice()
    {
        var builder = FunctionsApplication.CreateBuilder([], typeof(DeclarationTests).Assembly, [typeof(Fine)]);
        builder.ConfigureFunctionsWebApplication().ConfigureFunctionsWebApplication();
        builder.Build().Dispose();

        Should.Throw<InvalidOperationException>(builder.Build);
        Should.Throw<InvalidOperationException>(() => builder.Use(next => next));
    }

    public static class Fine
    {
        [Function("Fine")]
        public static void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    public static class SameName
    {
        [Function("Same")]
        public static void One([HttpTrigger] HttpRequest request)
        {
        }

        [Function("same")]
        public static void Two([HttpTrigger] HttpRequest request)
        {
        }
    }

    public static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run(HttpRequest request)
        {
        }
    }

    public static class AsyncVoid
    {
        [Function("AsyncVoid")]
#pragma warning disable MA0155 // The mistake under test.
        public static async void Run([HttpTrigger] HttpRequest request) => await Task.Yield();
#pragma warning restore MA0155
    }

    public static class WrongTriggerType
    {
        [Function("WrongTriggerType")]
        public static void Run([HttpTrigger] string body)
        {
        }
    }

    class Ancestor
    {
        public string Run([TimerTrigger("* * * * * *")] TimerInfo timer, string other) =>
            $"{GetType().Name} {timer} {other}";
    }

    sealed class Heir : Ancestor;
}
