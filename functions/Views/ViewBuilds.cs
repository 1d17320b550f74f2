using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Catalog;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Orchestrations.Views;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Views;

/// <summary>Has generations built by orchestrations, one instance a generation.</summary>
sealed class ViewBuilds(ILogger<ViewBuilds> log) : IViewBuilds
{
    /// <inheritdoc />
    public async Task StartAsync(DurableTaskClient client, ViewInfo view)
    {
        if (view.Building is not { } building)
            return;
        try
        {
            await client.StartOrJoinAsync(
                nameof(RebuildView), InstanceIds.OfView(view.Name, building.Number),
                new ViewBuildOrder(view.Name, building.Number), OrchestrationStart.Active);
        }
        catch (StoreUnavailableException fault)
        {
            // The watch over views looks again in a minute.
            log.EngineUnanswered(fault, "start of a view's build");
        }
    }
}
