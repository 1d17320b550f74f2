using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for each HTTP request that matches its route and methods.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, the function's key.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    /// <summary>The given methods, the function's key.</summary>
    /// <param name="methods">HTTP methods, in any case; none means all.</param>
    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    /// <summary>Any method, the given level.</summary>
    /// <param name="authLevel">Which key a caller must show.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>The given methods and level.</summary>
    /// <param name="authLevel">Which key a caller must show.</param>
    /// <param name="methods">HTTP methods, in any case; none means all.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>
    /// The route template below the route prefix (<c>api</c>), in ASP.NET Core's syntax; the function's name when null.
    /// </summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods that are let in; null or none means all.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>Which key a caller must show.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
