namespace Coordinator.Core.Views.Catalog;

/// <summary>What became of a definition that was put.</summary>
/// <param name="State">What was done.</param>
/// <param name="View">
/// The view afterwards. Its <see cref="ViewInfo.Building"/> has to be built, if there is one; to start that twice does
/// no harm.
/// </param>
public sealed record ViewPut(ViewPutState State, ViewInfo View);
