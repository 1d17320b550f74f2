using Coordinator.Client;
using Coordinator.Samples.Checkout.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coordinator.Samples.Checkout;

/// <summary>The application: a client of the coordinator, a shop over it, and HTTP before that.</summary>
public static class CheckoutApplication
{
    const string AddressDefault = "http://localhost:7076";
    const string CoordinatorDefault = "http://localhost:7071";

    /// <summary>Puts it together; it has not begun to listen.</summary>
    /// <param name="args">
    /// <c>--coordinator</c> and <c>--urls</c>; the coordinator's key is in the setting <c>CoordinatorKey</c>.
    /// </param>
    public static WebApplication Build(params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseSetting("urls", builder.Configuration["urls"] ?? AddressDefault);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddCoordinatorClient(connection =>
        {
            connection.BaseAddress = new Uri(builder.Configuration["coordinator"] ?? CoordinatorDefault);
            connection.Key = builder.Configuration["CoordinatorKey"];
        });
        builder.Services.AddSingleton<Shop>();
        builder.Services.AddSingleton<ShopOpening>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemAnswers>();

        var app = builder.Build();
        app.UseExceptionHandler();
        app.MapShop();
        return app;
    }
}
