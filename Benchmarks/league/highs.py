"""What HiGHS finds for a model file of `offhours model`. Needs PyPI's highspy."""

import highspy


def best(path, maximised, seconds):
    """The best value in the tier's own direction, and whether it is the optimum; none where HiGHS finds no solution in its time."""
    model = highspy.Highs()
    model.silent()
    for option, value in (("time_limit", seconds), ("threads", 2), ("mip_rel_gap", 0.0), ("mip_feasibility_tolerance", 1e-9),
                          ("primal_feasibility_tolerance", 1e-9)):
        model.setOptionValue(option, value)
    model.readModel(path)
    model.run()
    if model.getInfo().primal_solution_status != 2:
        return None, False
    value = model.getInfo().objective_function_value
    return -value if maximised else value, model.getModelStatus() == highspy.HighsModelStatus.kOptimal
