using Coordinator.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Coordinator.Client;

/// <summary>Clients for dependency injection.</summary>
public static class CoordinatorClientServices
{
    const string DefaultName = "Coordinator";

    /// <summary>
    /// Adds a <see cref="CoordinatorClient"/>, one for all. It takes its connections from
    /// <see cref="IHttpClientFactory"/>, and its clock from the services if there is a <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the host's address, and a key or a credential.</param>
    /// <returns>For more handlers.</returns>
    public static IHttpClientBuilder AddCoordinatorClient(
        this IServiceCollection services, Action<CoordinatorClientConnection> configure)
    {
        services.TryAddSingleton(provider => Create(provider, DefaultName));
        return AddConnection(services, DefaultName, configure);
    }

    /// <summary>
    /// Adds one of several clients: <c>[FromKeyedServices("eu")] CoordinatorClient client</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Its key, and the name of its <see cref="HttpClient"/>.</param>
    /// <param name="configure">Sets the host's address, and a key or a credential.</param>
    /// <returns>For more handlers.</returns>
    public static IHttpClientBuilder AddCoordinatorClient(
        this IServiceCollection services, string name, Action<CoordinatorClientConnection> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        services.TryAddKeyedSingleton(name, (provider, _) => Create(provider, name));
        return AddConnection(services, name, configure);
    }

    static IHttpClientBuilder AddConnection(
        IServiceCollection services, string name, Action<CoordinatorClientConnection> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<CoordinatorClientConnection>(name).Configure(configure);
        return services.AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(CreateSender)
            .ConfigureHttpClient((provider, http) =>
            {
                var connection = ConnectionOf(provider, name);
                http.BaseAddress = connection.Root();
                // Whoever adds a client twice configures it twice, but sends one key.
                http.DefaultRequestHeaders.Remove(WireHeaders.FunctionsKey);
                if (connection.Key is { } key)
                    http.DefaultRequestHeaders.Add(WireHeaders.FunctionsKey, key);
            })
            .ConfigureAdditionalHttpMessageHandlers((handlers, provider) =>
            {
                if (ConnectionOf(provider, name) is { Credential: { } credential, Scope: { } scope }
                    && !handlers.Any(handler => handler is BearerTokens))
                    handlers.Add(new BearerTokens(credential, scope));
            });
    }

    /// <summary>Redirects are not followed: they would take the key to wherever they lead.</summary>
    static SocketsHttpHandler CreateSender() => new() { AllowAutoRedirect = false, UseCookies = false };

    static CoordinatorClient Create(IServiceProvider provider, string name)
    {
        var options = ConnectionOf(provider, name).Client;
        if (provider.GetService<TimeProvider>() is { } time && options.Time == TimeProvider.System)
            options.Time = time;
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        return new CoordinatorClient(() => factory.CreateClient(name), options);
    }

    static CoordinatorClientConnection ConnectionOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<CoordinatorClientConnection>>().Get(name).Checked();
}
