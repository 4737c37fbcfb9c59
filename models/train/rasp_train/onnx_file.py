"""Writes the network as ONNX: seven operations that our interpreter and onnxruntime both run."""

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

OPSET = 17
IR_VERSION = 8


def to_onnx(weights, labels):
    """The bytes of a model: `rows` (int32, windows x n-grams) and `scales` (windows x 1) to `scores`."""
    nodes = [
        helper.make_node("Gather", ["table", "rows"], ["embedded"], axis=0),
        helper.make_node("ReduceSum", ["embedded", "axes"], ["summed"], keepdims=0),
        helper.make_node("Mul", ["summed", "scales"], ["scaled"]),
        helper.make_node("Gemm", ["scaled", "first", "first_bias"], ["hidden"]),
        helper.make_node("Relu", ["hidden"], ["active"]),
        helper.make_node("Gemm", ["active", "second", "second_bias"], ["logits"]),
        helper.make_node("Sigmoid", ["logits"], ["scores"]),
    ]
    inputs = [
        helper.make_tensor_value_info("rows", TensorProto.INT32, ["windows", "ngrams"]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, ["windows", 1]),
    ]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["windows", len(labels)])]
    constants = [numpy_helper.from_array(value.astype(np.float32), name) for name, value in weights.items()]
    constants.append(numpy_helper.from_array(np.array([1], dtype=np.int64), "axes"))
    graph = helper.make_graph(nodes, "rasp", inputs, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="rasp")
    model.ir_version = IR_VERSION
    checker.check_model(model)
    return model.SerializeToString()


def weights_of(network, slopes, shifts):
    """The weights by name, each label's calibration (slope and shift of its logit) folded into the last layer."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    table = state["table.weight"].copy()
    table[0] = 0
    return {
        "table": table,
        "first": state["first.weight"].T.copy(),
        "first_bias": state["first.bias"],
        "second": state["second.weight"].T * slopes[None, :],
        "second_bias": state["second.bias"] * slopes + shifts,
    }
