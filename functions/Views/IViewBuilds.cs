using Coordinator.Core.Views.Catalog;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Views;

/// <summary>Has generations of views built.</summary>
public interface IViewBuilds
{
    /// <summary>
    /// Starts to build the generation that a view is to get, if there is one; a build that runs already is left alone.
    /// </summary>
    /// <param name="client">The hub.</param>
    /// <param name="view">The view as the catalog knows it.</param>
    Task StartAsync(DurableTaskClient client, ViewInfo view);
}
