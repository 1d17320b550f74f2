using Coordinator.Local.Runtime.Worker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>Writes what an HTTP function returned to its response, once the middleware inside of it is done.</summary>
static class HttpResultStep
{
    public static async Task InvokeAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetHttpContext() is { } http)
            await WriteAsync(context, http);
    }

    static async Task WriteAsync(FunctionContext context, HttpContext http)
    {
        switch (ResultOf(context))
        {
            case IActionResult result:
                await result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            default:
                string name = context.FunctionDefinition.Name;
                Log.NoHttpResponseReturned(context.GetLogger($"Function.{name}"), name, context.InvocationId);
                break;
        }
    }

    static object? ResultOf(FunctionContext context)
    {
        object? returned = ReturnedValue.Of(context).Value;
        OutputSlot? slot = ((FunctionBlueprint)context.FunctionDefinition).Result.Outputs
            .FirstOrDefault(output => output.Attribute is HttpResultAttribute);
        return returned is IActionResult or IResult || slot is null ? returned : slot.ValueIn(returned);
    }
}
