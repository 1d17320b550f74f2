using Coordinator.Functions.Hosting;
using Coordinator.Functions.Tenants;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Functions.Access;

/// <summary>The services that know who calls.</summary>
static class AccessServices
{
    /// <summary>Registers the way that the settings choose.</summary>
    public static void AddAccess(this IServiceCollection services, CoordinatorSettings settings)
    {
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<TenantPrefixes>();
        services.AddSingleton<CallerAddress>();
        services.AddSingleton<PrincipalCallers>();
        if (settings.Access.Way == AccessWay.Keys)
        {
            services.AddSingleton<ICallers, KeyCallers>();
            return;
        }

        services.AddSingleton<IFunctionMetadataTransformer, AnonymousTriggers>();
        if (settings.Access.Way == AccessWay.Platform)
        {
            services.AddSingleton<ICallers, PlatformCallers>();
            return;
        }

        services.AddSingleton<Authority>();
        services.AddSingleton<TokenValidation>();
        services.AddSingleton<ICallers, TokenCallers>();
    }
}
