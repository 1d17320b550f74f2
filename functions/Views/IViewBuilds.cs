using Coordinator.Core.Views.Catalog;
using Microsoft.DurableTask.Client;

namespace Coordinator.Functions.Views;

/// <summary>Starts the work that builds generations of views.</summary>
public interface IViewBuilds
{
    /// <summary>
    /// Starts to build what a view's <see cref="ViewInfo.Building"/> names. Safe to repeat: what is being built already
    /// goes on.
    /// </summary>
    /// <param name="client">The hub.</param>
    /// <param name="view">The view.</param>
    Task StartAsync(DurableTaskClient client, ViewInfo view);
}
