using Coordinator.Local.Tests.Worker.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Local.Tests.Worker.Invocation;

public sealed class ObservedFunctions(Journal journal, ScopedThing scoped)
{
    [Function("observed")]
    public IActionResult Observed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        journal.Write($"function {context.FunctionDefinition.Name} {context.Items["from"]}");
        bool same = ReferenceEquals(scoped, context.InstanceServices.GetService(typeof(ScopedThing)));
        return new OkObjectResult($"{same} {scoped.Number}");
    }
}
